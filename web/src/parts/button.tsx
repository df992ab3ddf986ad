import type { ReactNode } from "react";
import { Button as Pressable, type ButtonProps } from "react-aria-components";

const KINDS = {
  solid:
    "bg-blue-900 text-white border-transparent hover:bg-blue-1000 hover:underline active:bg-blue-1200",
  outline:
    "bg-white text-blue-900 border-current hover:bg-blue-50 hover:text-blue-1000 hover:underline",
  text: "bg-transparent text-blue-900 border-transparent underline hover:bg-blue-50 hover:text-blue-1000",
  danger: "bg-white text-error-2 border-current hover:bg-red-50 hover:underline",
};
const SIZES = {
  large: "min-h-14 px-6 text-oln-16B-100",
  medium: "min-h-11 px-4 text-oln-16B-100",
  small: "min-h-9 px-3 text-oln-14B-100",
};

export type ButtonKind = keyof typeof KINDS;
export type ButtonSize = keyof typeof SIZES;

export function buttonClass(kind: ButtonKind = "outline", size: ButtonSize = "medium"): string {
  return `inline-flex items-center justify-center gap-2 whitespace-nowrap rounded-8 border text-center underline-offset-[3px]
    disabled:cursor-not-allowed disabled:border-transparent disabled:bg-solid-gray-300 disabled:text-solid-gray-50 disabled:no-underline
    ${KINDS[kind]} ${SIZES[size]}`;
}

interface Props extends Omit<ButtonProps, "children" | "className"> {
  kind?: ButtonKind;
  size?: ButtonSize;
  children: ReactNode;
}

export function Button({ kind, size, ...rest }: Props) {
  return <Pressable {...rest} className={buttonClass(kind, size)} />;
}
