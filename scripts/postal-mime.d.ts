/** As much of postal-mime as is used (src/modules/desk/mail-parse.ts), which is loaded only when a mail comes. */
declare module 'postal-mime' {
  type Mailbox = { name: string; address?: string | undefined }
  type Attachment = { filename: string | null; mimeType: string; disposition: string | null; related?: boolean | undefined; content: ArrayBuffer | Uint8Array | string }
  type Email = { headers: { key: string; value: string }[]; subject?: string | undefined; date?: string | undefined; html?: string | undefined; text?: string | undefined; attachments: Attachment[] }
  export function addressParser(text: string, options?: { flatten?: boolean }): Mailbox[]
  const PostalMime: { parse(message: Uint8Array | string, options?: { maxNestingDepth?: number; maxHeadersSize?: number; forceRfc822Attachments?: boolean }): Promise<Email> }
  export default PostalMime
}
