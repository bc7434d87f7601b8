import { ActionIcon, Group } from '@mantine/core'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { t } from '#ui/words.ts'

/** A year back, a year on. */
export const YearStep = ({ year, onChange }: { year: number; onChange: (year: number) => void }) => (
  <Group gap={4}>
    <ActionIcon variant="default" aria-label={t('The year before')} onClick={() => onChange(year - 1)}><ChevronLeft size={16} aria-hidden /></ActionIcon>
    <ActionIcon variant="default" aria-label={t('The year after')} onClick={() => onChange(year + 1)}><ChevronRight size={16} aria-hidden /></ActionIcon>
  </Group>
)
