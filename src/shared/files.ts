import { all, any, self, of as ofField, type Access, type Judged } from './access.ts'
import { fixed, integer, link, text, type Field } from './fields.ts'
import { part, record, type AnyRecord } from './record.ts'

export const fileFields = {
  byId: fixed(link('Brought by', 'person')),
  name: fixed(text('Name', { max: 200, data: 'pii' })),
  mediaType: fixed(text('Kind of file', { max: 120 })),
  size: fixed(integer('Size in bytes', { min: 1 })),
}

/**
 * Files on a record: who may read it reads them and brings some; whoever brought one takes it away again. What a file is stands in
 * its row, what it says lies sealed in `file_chunk`, by the same rights (platform/policies.ts), and goes with it. Needs a table with
 * these columns, and a way in `platform/files.ts` that every such record has by itself.
 */
export const files = <const N extends string, const B extends string>(name: N, { on, by, label = 'File', plural, remove = self(ofField('byId')) }: { on: Judged & { label: string }; by: B; label?: string; plural: string; remove?: Access }) =>
  part(name, {
    of: on, by: by as never, label, plural, asks: { [by]: fixed(link(on.label, on.name)), ...fileFields } as { [key in B]: ReturnType<typeof link> & { fixed: true } } & typeof fileFields,
    access: { create: self(ofField('byId')), update: any(), delete: remove },
  })

/**
 * Files on a record that more people read than its files. Whose they are stands in each row, put there from the record by a trigger
 * before it is written: what anybody else says of it is lost.
 */
export const walledFiles = <const N extends string, const B extends string>(name: N, { on, by, plural, label = 'File', read }: { on: Judged & { label: string }; by: B; label?: string; plural: string; read: Access }) => {
  const of = { [by]: fixed(link(on.label, on.name)) } as { [key in B]: ReturnType<typeof link> & { fixed: true } }
  return record(name, {
    label, plural, subject: 'employmentId', asks: { ...of, personId: fixed(link('Person', 'person')), employmentId: fixed(link('Employment', 'employment')), ...fileFields },
    access: { read, create: all(self(ofField('byId')), read), update: any(), delete: all(self(ofField('byId')), read) }, list: { needs: by },
  })
}

/** Files on a record of somebody's own that are theirs alone, whoever else reads the record. Whose they are is put there from the record by a trigger, as above. */
export const ownFiles = <const N extends string, const B extends string>(name: N, { on, by, plural, label = 'File' }: { on: Judged & { label: string }; by: B; label?: string; plural: string }) => {
  const of = { [by]: fixed(link(on.label, on.name)) } as { [key in B]: ReturnType<typeof link> & { fixed: true } }
  return record(name, {
    label, plural, subject: 'personId', asks: { ...of, personId: fixed(link('Person', 'person')), ...fileFields },
    access: { read: self(), create: all(self(), self(ofField('byId'))), update: any(), delete: self() }, list: { needs: by },
  })
}

export const isFile = ({ asks }: AnyRecord): boolean => asks['mediaType'] === fileFields.mediaType as Field
/** What a file hangs on, and by which field. */
export const hangsOn = (record: AnyRecord): { by: string; on: string } => {
  const by = record.list.needs!
  return { by, on: record.asks[by]!.to! }
}
