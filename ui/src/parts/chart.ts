// Only the charts we draw, fetched when the first is shown.
import type { ECharts } from 'echarts/core'

/** The palette, in the order series take it: told apart by lightness too. */
export const colours = ['#0e5a5a', '#c98a2b', '#7d9d9a', '#a8321f', '#5b5348', '#b7a36a', '#2c6fad', '#3b8746']

export async function startChart(box: HTMLElement): Promise<ECharts> {
  const [core, charts, parts, draw] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ])
  core.use([
    charts.BarChart, charts.LineChart, charts.PieChart,
    parts.GridComponent, parts.LegendComponent, parts.TooltipComponent, parts.DatasetComponent, parts.AriaComponent,
    draw.CanvasRenderer,
  ])
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
  core.registerTheme('jiahe', {
    color: colours,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: rem * 0.9375, color: '#26221c' },
    // Tooltips as text on the canvas: the usual ones are HTML with inline styles, which the policy drops.
    tooltip: { renderMode: 'richText', confine: true, textStyle: { fontSize: rem * 0.9375 } },
    grid: { left: 8, right: 24, top: 40, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { textStyle: { fontSize: rem * 0.9375 } },
    categoryAxis: { axisLabel: { fontSize: rem * 0.875, color: '#26221c' } },
    valueAxis: { axisLabel: { fontSize: rem * 0.875, color: '#26221c' }, splitLine: { lineStyle: { color: '#ddd4c3' } } },
  })
  return core.init(box, 'jiahe')
}
