import { ActionIcon, Badge, Button, Group, Loader, Select, Text, Title, Tooltip } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useState } from 'react'
import type { Static } from 'typebox'
import { address, download, get } from '#ui/client.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { numberText } from '#ui/format.ts'
import { tellProblem } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import type { Counts, ImportView, problems } from '../contract.ts'
import { targetLabel } from './columns.tsx'
import classes from './import.module.css'
import { levelLabels } from './words.ts'

type Page = Static<typeof problems.output>
const colours = { row: 'red', cell: 'yellow', note: 'gray' } as const

/** What is wrong, by row and column; all of it as a file, to mend the own one by. */
export function Problems({ view: { id, version }, counts }: { view: ImportView; counts: Counts }) {
  const [kind, setKind] = useState<string | null>(null)
  const [code, level, target] = kind?.split(' ') ?? []
  const path = `/imports/${id}/problems`
  const list = useInfiniteQuery({
    queryKey: ['imports', 'problems', id, version, kind], placeholderData: keepPreviousData, initialPageParam: undefined as string | undefined, enabled: counts.problems.length > 0,
    queryFn: ({ pageParam, signal }) => get<Page>(address(path, { code, level, target, after: pageParam, limit: 50 }), signal), getNextPageParam: page => page.next ?? undefined,
  })
  if (counts.problems.length === 0) return <Text>{t('No problem in any row.')}</Text>
  const all = counts.problems.reduce((sum, each) => sum + each.count, 0)
  const kinds = counts.problems.map(({ code: each, level: how, target: of, count, message }) => ({ value: [each, how, ...of ? [of] : []].join(' '), label: `${of ? `${targetLabel(of)}: ` : ''}${plain(message)} (${numberText(count)})` }))
  const rows = list.data?.pages.flatMap(page => page.items) ?? []
  return (
    <section aria-label={t('Problems')}>
      <Group justify="space-between" mb="sm">
        <Title order={2}>{t('Worth a look')} <Text span c="dimmed" size="lg" className="tabular">{numberText(all)}</Text></Title>
        <Tooltip label={t('All of them as a file')}><ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('All of them as a file')} onClick={() => void download(path, 'csv', 'problems').catch(tellProblem)}><Download size={18} /></ActionIcon></Tooltip>
      </Group>
      <Select aria-label={t('Kind of problem')} placeholder={t('All kinds')} data={dedupe(kinds)} value={kind} onChange={setKind} clearable searchable mb="sm" maw={520} nothingFoundMessage={t('Nothing of that name')} />
      {list.isError ? <ErrorNote error={list.error} onRetry={() => void list.refetch()} /> : list.isPending ? <Loader size="sm" /> : (
        <table className={`${classes['table']} ${classes['stack']}`}>
          <thead><tr><th scope="col">{t('Row')}</th><th scope="col">{t('Who')}</th><th scope="col">{t('Column')}</th><th scope="col">{t('In the file')}</th><th scope="col">{t('Problem')}</th></tr></thead>
          <tbody>
            {rows.map((problem, index) => (
              <tr key={index}>
                <th scope="row" data-label={t('Row')}>{problem.row > 0 ? numberText(problem.row) : t('new')}</th>
                <td>{problem.name}</td>
                <td>{problem.header ?? (problem.target && targetLabel(problem.target))}</td>
                <td>{problem.value}</td>
                <td>{problem.message} <Badge variant="light" color={colours[problem.level]} tt="none" fw={500} radius="sm" size="sm">{levelLabels[problem.level]()}</Badge></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {list.hasNextPage && <Button variant="default" size="compact-md" mt="sm" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('Show more')}</Button>}
    </section>
  )
}

/** What stands for any row has no particulars. */
const plain = (message: string) => message.replace(/\{\{[^}]+\}\}/g, '…')
const dedupe = (kinds: { value: string; label: string }[]) => [...new Map(kinds.map(each => [each.value, each])).values()]
