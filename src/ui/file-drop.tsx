import { Loader, Text } from '@mantine/core'
import { FileUp } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import classes from './file-drop.module.css'
import { t } from './words.ts'

type Props = { label: string; help?: ReactNode; accept?: string; busy?: string | null; onFile: (file: File) => void }

/** A file, chosen or dropped. `busy`: what is being done with it. */
export function FileDrop({ label, help, accept = '.csv,.txt,.tsv,.xlsx', busy = null, onFile }: Props) {
  const [isOver, setOver] = useState(false)
  return (
    <div className={classes['drop']} data-over={isOver || undefined} aria-busy={busy !== null}>
      {busy === null ? <FileUp size={26} strokeWidth={1.5} aria-hidden /> : <Loader size={26} />}
      <label>
        <span className={classes['label']}>{busy ?? label}</span>
        <input
          type="file" accept={accept} className={classes['input']} disabled={busy !== null} title=""
          onDragOver={() => setOver(true)} onDragLeave={() => setOver(false)} onDrop={() => setOver(false)}
          onChange={event => {
            const file = event.currentTarget.files?.[0]
            // The same file, mended, may be chosen again.
            event.currentTarget.value = ''
            if (file) onFile(file)
          }}
        />
      </label>
      {help && <Text size="sm" c="dimmed" maw="34rem">{help}</Text>}
      <span className="visually-hidden" role="status">{busy ?? ''}</span>
      {busy === null && <Text size="sm" c="dimmed">{t('or drop it here')}</Text>}
    </div>
  )
}
