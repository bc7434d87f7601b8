import { any, covers, self } from '#shared/access.ts'
import { fileFields } from '#shared/files.ts'
import { fixed, link } from '#shared/fields.ts'
import { record } from '#shared/record.ts'
import { known } from './records-rights.ts'

/** What somebody looks like, as they want to be seen: brought by themselves, seen by whoever may see them in the directory, taken away by themselves or HR. One each; another takes its place. */
export const photo = record('photo', {
  label: 'Photo', plural: 'Photos', subject: 'personId',
  asks: { personId: fixed(link('Person', 'person')), mediaType: fileFields.mediaType, size: fileFields.size },
  access: { read: known, create: self(), update: any(), delete: any(self(), covers('people', 'handle')) },
  list: { needs: 'personId' },
})
