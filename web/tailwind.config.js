import designSystem from "@digital-go-jp/tailwind-theme-plugin";

/** The tokens of デジタル庁デザインシステム; fonts are those of the reader's machine. */
export default {
  content: ["./index.html", "./src/**/*.{ts,tsx}"],
  theme: {
    extend: {
      fontFamily: {
        sans: [
          "'Noto Sans JP'",
          "'Noto Sans CJK JP'",
          "-apple-system",
          "BlinkMacSystemFont",
          "'Hiragino Sans'",
          "'BIZ UDPGothic'",
          "'Yu Gothic UI'",
          "Meiryo",
          "sans-serif",
        ].join(", "),
        mono: "'Noto Sans Mono', 'Noto Sans Mono CJK JP', ui-monospace, Consolas, monospace",
      },
    },
  },
  plugins: [designSystem],
};
