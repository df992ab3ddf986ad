// Pictures for the manual with at most 256 colours: a page of text loses nothing by that, and its file is a quarter.

import { deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const COLOURS = 256;

interface Chunk {
  type: string;
  data: Buffer;
}

function chunksOf(png: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    chunks.push({
      type: png.toString("latin1", at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + length),
    });
    at += length + 12;
  }
  return chunks;
}

/** The predictor of Paeth (PNG specification, section 9.4). */
function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [l, u, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return l <= u && l <= c ? left : u <= c ? up : corner;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  return filter === 4 ? paeth(left, up, corner) : 0;
}

export interface Pixels {
  width: number;
  height: number;
  /** Red, green, blue of each pixel as one number, row by row. */
  colours: Uint32Array;
}

/** Reads what Chromium writes: 8 bits, RGB or RGBA, not interlaced. */
export function pixelsOf(png: Buffer): Pixels {
  const chunks = chunksOf(png);
  const head = chunks.find((chunk) => chunk.type === "IHDR")!.data;
  const [width, height, depth, type] = [
    head.readUInt32BE(0),
    head.readUInt32BE(4),
    head[8],
    head[9],
  ];
  if (depth !== 8 || (type !== 2 && type !== 6) || head[12] !== 0)
    throw new Error("not a picture that Chromium writes");
  const size = type === 6 ? 4 : 3;
  const raw = inflateSync(
    Buffer.concat(chunks.filter((chunk) => chunk.type === "IDAT").map((chunk) => chunk.data)),
  );
  const stride = width * size;
  const bytes = new Uint8Array(stride * height);
  for (let y = 0; y < height; ++y) {
    const filter = raw[y * (stride + 1)]!;
    for (let x = 0; x < stride; ++x) {
      const at = y * stride + x;
      const left = x >= size ? bytes[at - size]! : 0;
      const up = y > 0 ? bytes[at - stride]! : 0;
      const corner = x >= size && y > 0 ? bytes[at - stride - size]! : 0;
      bytes[at] = raw[y * (stride + 1) + 1 + x]! + predicted(filter, left, up, corner);
    }
  }
  const colours = new Uint32Array(width * height);
  for (let i = 0; i < colours.length; ++i)
    colours[i] = (bytes[i * size]! << 16) | (bytes[i * size + 1]! << 8) | bytes[i * size + 2]!;
  return { width, height, colours };
}

const distance = (a: number, b: number): number =>
  ((a >> 16) - (b >> 16)) ** 2 +
  (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 +
  ((a & 255) - (b & 255)) ** 2;

/** The most frequent colours, and for every other one the nearest of them. */
function paletteOf(colours: Uint32Array): {
  palette: number[];
  place: Map<number, number>;
} {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([colour]) => colour);
  const palette = ranked.slice(0, COLOURS);
  const place = new Map(palette.map((colour, i) => [colour, i]));
  for (const colour of ranked.slice(COLOURS)) {
    let best = 0;
    palette.forEach((known, i) => {
      if (distance(colour, known) < distance(colour, palette[best]!)) best = i;
    });
    place.set(colour, best);
  }
  return { palette, place };
}

function crcOf(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; ++bit) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crcOf(body), body.length + 4);
  return whole;
}

export function smallPng({ width, height, colours }: Pixels): Buffer {
  const { palette, place } = paletteOf(colours);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  head[9] = 3;
  const rows = Buffer.alloc((width + 1) * height);
  colours.forEach((colour, i) => {
    rows[i + Math.floor(i / width) + 1] = place.get(colour)!;
  });
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", head),
    chunk("PLTE", Buffer.from(palette.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255]))),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
