/** A picture and nothing else. */
export type Picture = { mediaType: 'image/jpeg' | 'image/png' | 'image/webp'; width: number; height: number; bytes: Buffer }

/**
 * What a camera or a program wrote beside a picture (place, time, device, names, small copies, profiles, comments) stays out, by
 * keeping only the parts that a screen needs, and of a photo which way up it is. Null for what isn't a still picture of the three
 * kinds, by its bytes, or breaks off. Nothing is decoded: pictures are told apart and cut, never opened.
 */
export function onlyPicture(bytes: Buffer): Picture | null {
  try {
    return jpeg(bytes) ?? png(bytes) ?? webp(bytes)
  } catch (error) {
    // Read past the end.
    if (error instanceof RangeError) return null
    throw error
  }
}

// ── JPEG: ITU-T T.81, annex B ──────────────────────────────────────────────────────────────────────────────────────────
const [scan, end, quantization, huffman, restart, adobe, exif] = [0xda, 0xd9, 0xdb, 0xc4, 0xdd, 0xee, 0xe1]
/** Baseline, extended and progressive: what screens show. */
const frames = [0xc0, 0xc1, 0xc2]

function jpeg(bytes: Buffer): Picture | null {
  if (bytes.readUInt16BE(0) !== 0xffd8) return null
  const kept: Buffer[] = []
  let at = 2, size: { width: number; height: number } | null = null, turned = 1, hasScan = false
  for (;;) {
    if (bytes.readUInt8(at) !== 0xff) return null
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xff) { at++; continue }
    if (marker === end) break
    const length = bytes.readUInt16BE(at + 2), next = at + 2 + length
    if (length < 2 || next > bytes.length) return null
    const segment = bytes.subarray(at, next)
    if (frames.includes(marker)) {
      if (size) return null
      size = { height: segment.readUInt16BE(5), width: segment.readUInt16BE(7) }
      kept.push(segment)
    } else if ([quantization, huffman, restart].includes(marker)) kept.push(segment)
    // How the colours are meant stands here; what may follow it doesn't.
    else if (marker === adobe && segment.toString('latin1', 4, 9) === 'Adobe' && length >= 14) kept.push(Buffer.concat([Buffer.from([0xff, adobe, 0, 14]), segment.subarray(4, 16)]))
    else if (marker === exif) turned = turnedBy(segment) ?? turned
    else if (marker === scan) {
      if (!size) return null
      hasScan = true
      const stop = endOfScan(bytes, next)
      kept.push(bytes.subarray(at, stop))
      at = stop
      continue
    } else if ((marker & 0xf0) !== 0xe0 && marker !== 0xfe) return null
    at = next
  }
  if (!size || !hasScan || !size.width || !size.height) return null
  return { mediaType: 'image/jpeg', ...size, bytes: Buffer.concat([Buffer.from([0xff, 0xd8]), ...turned > 1 ? [turnedAs(turned)] : [], ...kept, Buffer.from([0xff, end])]) }
}

function endOfScan(bytes: Buffer, from: number): number {
  for (let at = from; ; at++) {
    if (bytes.readUInt8(at) !== 0xff) continue
    const marker = bytes.readUInt8(at + 1)
    // A byte of the picture that happens to be 0xff, or a mark within the scan.
    if (marker !== 0 && marker !== 0xff && (marker & 0xf8) !== 0xd0) return at
  }
}

/** Which way up, of Exif's first directory. */
function turnedBy(segment: Buffer): number | null {
  try {
    if (segment.toString('latin1', 4, 10) !== 'Exif\0\0') return null
    const tiff = segment.subarray(10), isBig = tiff.toString('latin1', 0, 2) === 'MM'
    const short = (at: number) => isBig ? tiff.readUInt16BE(at) : tiff.readUInt16LE(at)
    const first = isBig ? tiff.readUInt32BE(4) : tiff.readUInt32LE(4)
    for (let n = 0; n < short(first); n++) {
      const entry = first + 2 + n * 12
      if (short(entry) === 0x0112) return short(entry + 8) >= 1 && short(entry + 8) <= 8 ? short(entry + 8) : null
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return null
}
/** Exif that says which way up and nothing else. */
const turnedAs = (turned: number) => Buffer.concat([Buffer.from([0xff, exif, 0, 34]), Buffer.from('Exif\0\0MM\0*', 'latin1'), Buffer.from([0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0, 0, 0, 0, 0])])

// ── PNG: ISO/IEC 15948 ─────────────────────────────────────────────────────────────────────────────────────────────────
const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function png(bytes: Buffer): Picture | null {
  if (!bytes.subarray(0, 8).equals(pngStart)) return null
  const kept: Buffer[] = [], names: string[] = []
  for (let at = 8; names.at(-1) !== 'IEND';) {
    const length = bytes.readUInt32BE(at), next = at + length + 12, name = bytes.toString('latin1', at + 4, at + 8)
    if (next > bytes.length || name === 'acTL') return null
    if (['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'].includes(name)) {
      kept.push(bytes.subarray(at, next))
      names.push(name)
    }
    at = next
  }
  if (names[0] !== 'IHDR' || names.filter(name => name === 'IHDR').length > 1 || kept[0]!.length !== 25 || kept.at(-1)!.length !== 12 || !names.includes('IDAT')) return null
  const width = kept[0]!.readUInt32BE(8), height = kept[0]!.readUInt32BE(12)
  return width && height ? { mediaType: 'image/png', width, height, bytes: Buffer.concat([pngStart, ...kept]) } : null
}

// ── WebP: RFC 9649 ─────────────────────────────────────────────────────────────────────────────────────────────────────
function webp(bytes: Buffer): Picture | null {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return null
  const until = bytes.readUInt32LE(4) + 8
  let size: { width: number; height: number } | null = null, alpha: Buffer | null = null, picture: Buffer | null = null
  for (let at = 12; at + 8 <= until;) {
    const name = bytes.toString('latin1', at, at + 4), length = bytes.readUInt32LE(at + 4), content = bytes.subarray(at + 8, at + 8 + length)
    if (content.length < length || name === 'ANIM' || name === 'ANMF') return null
    if (name === 'ALPH') alpha = content
    if (name === 'VP8 ' || name === 'VP8L') {
      if (picture) return null
      picture = chunk(name, content)
      size = name === 'VP8 ' ? lossySize(content) : losslessSize(content)
    }
    at += 8 + length + length % 2
  }
  if (!picture || !size) return null
  const parts = alpha ? [chunk('VP8X', extended(size)), chunk('ALPH', alpha), picture] : [picture], body = Buffer.concat([Buffer.from('WEBP'), ...parts]), head = Buffer.from('RIFF0000')
  head.writeUInt32LE(body.length, 4)
  return { mediaType: 'image/webp', ...size, bytes: Buffer.concat([head, body]) }
}

function chunk(name: string, content: Buffer): Buffer {
  const head = Buffer.from(`${name}0000`, 'latin1')
  head.writeUInt32LE(content.length, 4)
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)])
}
const lossySize = (content: Buffer) => content.readUIntBE(3, 3) === 0x9d012a ? { width: content.readUInt16LE(6) & 0x3fff, height: content.readUInt16LE(8) & 0x3fff } : null
function losslessSize(content: Buffer) {
  const bits = content.readUInt32LE(1)
  return content.readUInt8(0) === 0x2f ? { width: 1 + (bits & 0x3fff), height: 1 + (bits >>> 14 & 0x3fff) } : null
}
/** That there is transparency, and how large it is: nothing else of what follows is kept. */
function extended({ width, height }: { width: number; height: number }): Buffer {
  const content = Buffer.alloc(10)
  content.writeUInt8(0x10, 0)
  content.writeUIntLE(width - 1, 4, 3)
  content.writeUIntLE(height - 1, 7, 3)
  return content
}
