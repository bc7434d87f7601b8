import { crc32, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { onlyPicture } from './pictures.ts'

const secret = 'GPS 51.5034 N 0.1276 W, Canon of Eli Example'
/** The smallest that browsers show: one dot each. */
const jpeg = Buffer.from('/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z', 'base64')
const webp = Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64')
const part = (name: string, content: Buffer) => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]), [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
const pngOf = (...between: Buffer[]) => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), part('IHDR', Buffer.from('00000001000000010802000000', 'hex')), ...between, part('IDAT', deflateSync(Buffer.from([0, 10, 20, 30]))), part('IEND', Buffer.alloc(0))])
const png = pngOf()
const segment = (marker: number, content: Buffer) => Buffer.concat([Buffer.from([0xff, marker, content.length + 2 >> 8, content.length + 2 & 0xff]), content])
const within = (picture: Buffer, ...segments: Buffer[]) => Buffer.concat([picture.subarray(0, 2), ...segments, picture.subarray(2)])
const exifOf = (turned: number, order: 'II' | 'MM') => {
  const tiff = Buffer.alloc(26 + secret.length), isBig = order === 'MM', short = (value: number, at: number) => isBig ? tiff.writeUInt16BE(value, at) : tiff.writeUInt16LE(value, at), long = (value: number, at: number) => isBig ? tiff.writeUInt32BE(value, at) : tiff.writeUInt32LE(value, at)
  tiff.write(order, 'latin1')
  for (const [value, at] of [[42, 2], [1, 8], [0x0112, 10], [3, 12], [turned, 18]] as const) short(value, at)
  for (const [value, at] of [[8, 4], [1, 14]] as const) long(value, at)
  tiff.write(secret, 26, 'latin1')
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]))
}
const webpOf = (...chunks: [string, Buffer][]) => {
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks.map(([name, content]) => { const head = Buffer.from(`${name}0000`); head.writeUInt32LE(content.length, 4); return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]) })]), head = Buffer.from('RIFF0000')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}
const lossy = webp.subarray(20, 42)

test('pictures are told by their bytes, with their size', () => {
  expect(onlyPicture(jpeg)).toMatchObject({ mediaType: 'image/jpeg', width: 1, height: 1 })
  expect(onlyPicture(png)).toMatchObject({ mediaType: 'image/png', width: 1, height: 1 })
  expect(onlyPicture(webp)).toMatchObject({ mediaType: 'image/webp', width: 1, height: 1 })
  expect(onlyPicture(png)!.bytes).toEqual(png)
  expect(onlyPicture(webp)!.bytes).toEqual(webp)
})

test('whatever is written beside the picture, in whichever part, is not in what is kept', () => {
  const words = Buffer.from(secret), text = fc.string({ maxLength: 60 }).map(more => Buffer.from(secret + more))
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...Array.from({ length: 16 }, (_, n) => 0xe0 + n), 0xfe), text), { maxLength: 6 }), segments => {
    const found = onlyPicture(Buffer.concat([within(jpeg, ...segments.map(([marker, content]) => segment(marker, content))), words]))
    expect(found!.bytes.includes(words)).toBe(false)
    expect(found!.bytes).toEqual(onlyPicture(jpeg)!.bytes)
  }))
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('tEXt', 'zTXt', 'iTXt', 'eXIf', 'iCCP', 'tIME', 'prVt'), text), { maxLength: 6 }), chunks => {
    expect(onlyPicture(Buffer.concat([pngOf(...chunks.map(([name, content]) => part(name, content))), words]))!.bytes).toEqual(png)
  }))
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('EXIF', 'XMP ', 'ICCP', 'VP8X', 'priv'), text), { maxLength: 6 }), chunks => {
    expect(onlyPicture(Buffer.concat([webpOf(...chunks, ['VP8 ', lossy]), words]))!.bytes).toEqual(webp)
  }))
})

test.each(['II', 'MM'] as const)('of Exif (%s) only which way up is kept, and what was taken once is taken again as it is', order => {
  const found = onlyPicture(within(jpeg, exifOf(6, order)))!
  expect(found.bytes.includes(secret)).toBe(false)
  expect(found.bytes.subarray(2, 38)).toEqual(Buffer.from('ffe10022457869660000' + '4d4d002a00000008' + '0001' + '011200030000000100060000' + '00000000', 'hex'))
  expect(onlyPicture(found.bytes)!.bytes).toEqual(found.bytes)
  for (const odd of [0, 1, 9]) expect(onlyPicture(within(jpeg, exifOf(odd, order)))!.bytes).toEqual(onlyPicture(jpeg)!.bytes)
})

test('what moves, breaks off or is something else isn’t taken', () => {
  const gif = Buffer.from('R0lGODlhAQABAAAAACw=', 'base64'), svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), page = Buffer.from('<html><script>alert(1)</script>')
  for (const each of [gif, svg, page, Buffer.alloc(0), Buffer.from('%PDF-1.7'), pngOf(part('acTL', Buffer.alloc(8))), webpOf(['VP8X', Buffer.alloc(10)], ['ANIM', Buffer.alloc(6)], ['VP8 ', lossy])]) expect(onlyPicture(each)).toBeNull()
  for (const whole of [jpeg, png, webp]) for (let length = 0; length < whole.length - 1; length++) expect(onlyPicture(whole.subarray(0, length)), `${length} of ${whole.length}`).toBeNull()
})

test('no bytes make it fail or go on for ever', () => {
  const start = fc.constantFrom(jpeg.subarray(0, 2), jpeg.subarray(0, 20), png.subarray(0, 8), png.subarray(0, 33), webp.subarray(0, 12), Buffer.alloc(0))
  fc.assert(fc.property(start, fc.uint8Array({ maxLength: 300 }), (head, tail) => { expect(onlyPicture(Buffer.concat([head, tail]))?.width).not.toBe(0) }), { numRuns: 3000 })
})
