import { fileTypeFromBuffer } from 'file-type'

/** What is taken, by what it is and not by what it is called, with the endings that fit it. Nothing that runs by itself, no archive, no page of the web. */
const taken: Record<string, readonly [string, ...string[]]> = {
  'application/pdf': ['pdf'], 'image/jpeg': ['jpg', 'jpeg'], 'image/png': ['png'], 'image/gif': ['gif'], 'image/webp': ['webp'], 'image/heic': ['heic', 'heif'], 'image/tiff': ['tif', 'tiff'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'], 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'], 'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'], 'application/vnd.oasis.opendocument.spreadsheet': ['ods'], 'application/vnd.oasis.opendocument.presentation': ['odp'], 'text/plain': ['txt', 'csv', 'tsv', 'md', 'log'],
}

/** What a file is, by its first bytes and its contents; null for what isn't taken. */
export async function kindOf(bytes: Uint8Array): Promise<string | null> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (found) return found.mime in taken ? found.mime : null
  return isText(bytes) ? 'text/plain' : null
}

function isText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return !/[\0-\x08\x0e-\x1f\x7f]/.test(text) && !/^\s*<(?:!doctype|html|\?xml|svg|script)/i.test(text)
  } catch {
    return false
  }
}

/** A name that means nothing to any file system, reads as it is, and ends as its kind does. */
export function safeName(given: string, kind: string): string {
  const endings = taken[kind]!
  const plain = given.normalize('NFC').replace(/^.*[/\\]/s, '').replace(/[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, '').replace(/[<>:"|?*]/g, '_').replace(/^[. ]+|[. ]+$/g, '')
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(plain)?.[1] ?? ''
  const fits = endings.includes(ending.toLowerCase())
  const stem = [...(fits ? plain.slice(0, -ending.length - 1) : plain)].slice(0, 120).join('').replace(/[. ]+$/, '') || 'file'
  return `${/^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(stem) ? '_' : ''}${stem}.${fits ? ending : endings[0]}`
}
