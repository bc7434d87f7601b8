/** In dots: as large as a face is ever shown, on a fine screen. */
const side = 320

/** The middle of a picture as a small square, the right way up. What this browser can’t open goes as it is: the server says what it takes. */
export async function small(file: File): Promise<Blob> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side }), scale = side / Math.min(picture.width, picture.height), pen = canvas.getContext('2d')!
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, side, side)
    pen.imageSmoothingQuality = 'high'
    pen.drawImage(picture, (side - picture.width * scale) / 2, (side - picture.height * scale) / 2, picture.width * scale, picture.height * scale)
    return await new Promise<Blob>(resolve => canvas.toBlob(made => resolve(made ?? file), 'image/jpeg', 0.85))
  } catch {
    return file
  }
}
