// The survey results as a chart and as rows. Plain values.
import type { EChartsCoreOption } from 'echarts/core'
import type { SurveyItem, SurveySummary } from '@/ipc/surface'
import { items } from './entry'

/** 很满意 first, as on the paper. */
export const levels = [5, 4, 3, 2, 1] as const
/** From teal to cinnabar, told apart by lightness too. */
export const levelColours: Record<(typeof levels)[number], string> = { 5: '#0e5a5a', 4: '#6da3a0', 3: '#d9cdb4', 2: '#d98c4a', 1: '#a8321f' }

export interface ItemRow {
  item: SurveyItem
  /** Counts in the order of {@link levels}. */
  counts: number[]
  answered: number
  /** 很满意 and 满意 among the answers, percent; null without answers. */
  satisfied: number | null
}

/** How many gave 1 to 5, as a row of the table. */
export function counted(told: readonly number[]): Omit<ItemRow, 'item'> {
  const counts = levels.map((level) => told[level - 1] ?? 0)
  const answered = counts.reduce((sum, n) => sum + n, 0)
  const good = (counts[0] ?? 0) + (counts[1] ?? 0)
  return { counts, answered, satisfied: answered ? Math.round((good * 100) / answered) : null }
}

/** Every item in the order of the paper, also those nobody answered. */
export function itemRows(summary: SurveySummary): ItemRow[] {
  return items.map((item) => ({ item, ...counted(summary.items.find((one) => one.item === item)?.counts ?? []) }))
}

/** A stacked horizontal bar for each item; shares, so that items answered by few can be compared. */
export function chartOf(rows: readonly ItemRow[], nameOf: (item: SurveyItem) => string, wordOf: (level: number) => string): EChartsCoreOption {
  return {
    animation: false,
    grid: { left: 8, right: 24, top: 40, bottom: 8, containLabel: true },
    legend: { top: 0, left: 'center', itemGap: 18, selectedMode: false },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: (value: unknown) => `${Number(value)}%` },
    xAxis: { type: 'value', max: 100, axisLabel: { formatter: '{value}%' } },
    yAxis: { type: 'category', inverse: true, data: rows.map((row) => nameOf(row.item)), axisTick: { show: false } },
    series: levels.map((level, at) => ({
      type: 'bar',
      stack: 'all',
      name: wordOf(level),
      barWidth: '62%',
      itemStyle: { color: levelColours[level], borderColor: '#fffdf8', borderWidth: 1 },
      data: rows.map((row) => (row.answered ? Math.round(((row.counts[at] ?? 0) * 1000) / row.answered) / 10 : 0)),
    })),
  }
}
