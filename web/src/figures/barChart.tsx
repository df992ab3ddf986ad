import { BarChart as Bars } from "echarts/charts";
import { GridComponent, LegendComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";

use([Bars, GridComponent, LegendComponent, CanvasRenderer]);

interface Props {
  label: string;
  names: string[];
  series: { name: string; values: number[] }[];
  /** Columns of time stand upright; names read better on their side. */
  upright?: boolean;
}

/** Two blues of the design system that differ in lightness, so that they part in grey too. */
const COLOURS = ["#0017c1", "#7096f8"];
const FONT = "'Noto Sans JP', 'Noto Sans CJK JP', sans-serif";
const ROW_PIXELS = 34;

/** Bars on a canvas. No tip appears on them: the table beside has every figure. */
export default function BarChart({ label, names, series, upright }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const chart = init(place.current);
    const names_axis = {
      type: "category" as const,
      data: names,
      axisLabel: {
        fontFamily: FONT,
        fontSize: 13,
        color: "#333",
        width: 150,
        overflow: "break" as const,
      },
      inverse: !upright,
    };
    const values_axis = {
      type: "value" as const,
      minInterval: 1,
      axisLabel: { fontFamily: FONT, color: "#333" },
    };
    chart.setOption({
      animation: false,
      color: COLOURS,
      textStyle: { fontFamily: FONT },
      grid: { left: 8, right: 40, top: series.length > 1 ? 36 : 12, bottom: 8, containLabel: true },
      legend: { show: series.length > 1, top: 0, textStyle: { fontSize: 13 } },
      xAxis: upright ? names_axis : values_axis,
      yAxis: upright ? values_axis : names_axis,
      series: series.map((one) => ({
        type: "bar",
        name: one.name,
        data: one.values,
        barMaxWidth: 26,
        label: { show: true, position: upright ? "top" : "right", color: "#1a1a1a" },
      })),
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [names, series, upright]);
  const height = upright ? 280 : 70 + names.length * ROW_PIXELS * (series.length > 1 ? 1.4 : 1);
  return <div ref={place} role="img" aria-label={label} className="w-full" style={{ height }} />;
}
