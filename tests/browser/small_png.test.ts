import { deflateSync } from "node:zlib";
import { expect, it } from "vitest";

import { pixelsOf, smallPng } from "./small_png";

/** A picture of 3 × 2 pixels as RGB, its second row written by each filter of the specification. */
function picture(filter: number, second: number[]): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(data.length, 0);
    head.write(type, 4, "latin1");
    return Buffer.concat([head, data, Buffer.alloc(4)]);
  };
  const head = Buffer.from([0, 0, 0, 3, 0, 0, 0, 2, 8, 2, 0, 0, 0]);
  const first = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90];
  const rows = Buffer.from([...first, filter, ...second]);
  return Buffer.concat([Buffer.alloc(8), chunk("IHDR", head), chunk("IDAT", deflateSync(rows))]);
}
const WANTED = [0x0a141e, 0x28323c, 0x46505a, 0x0b151f, 0x29333d, 0x47515b];

it.each([
  ["none", 0, [11, 21, 31, 41, 51, 61, 71, 81, 91]],
  ["sub", 1, [11, 21, 31, 30, 30, 30, 30, 30, 30]],
  ["up", 2, [1, 1, 1, 1, 1, 1, 1, 1, 1]],
  ["average", 3, [6, 11, 16, 16, 16, 16, 16, 16, 16]],
  ["Paeth", 4, [1, 1, 1, 1, 1, 1, 1, 1, 1]],
])("a row of filter %s is read", (_, filter, second) => {
  expect([...pixelsOf(picture(filter, second)).colours]).toEqual(WANTED);
});

it("a picture of few colours keeps every one; the nearest stands for one too many", () => {
  const colours = Uint32Array.from({ length: 600 }, (_, i) => (i < 512 ? (i >> 1) * 0x010101 : 0));
  colours[599] = 0x010102;
  const png = smallPng({ width: 60, height: 10, colours });
  expect(png.toString("latin1", 1, 4)).toBe("PNG");
  const palette = png.subarray(png.indexOf("PLTE") + 4, png.indexOf("IDAT") - 8);
  expect(palette.length).toBe(256 * 3);
  expect(palette.includes(Buffer.from([255, 255, 255]))).toBe(true);
});
