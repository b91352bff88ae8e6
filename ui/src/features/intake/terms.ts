// Codes as things to pick: the standard's lists from the words, the national tables and places from the core.
import { useQueryClient } from '@tanstack/vue-query'
import { computed, ref, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { keyOf, useAsk } from '@/ipc/ask'
import { call } from '@/ipc/client'
import type { CodeTables } from '@/ipc/surface'
import type { Choice } from '@/parts/choice'
import { within, type Area } from '@/parts/place'

export interface Tile<T extends string = string> extends Choice {
  code: T
}

/** `choices('service', SERVICES)`: codes with their words. `said('risk', 'red')`: one word, '' for no code. */
export function useTerms() {
  const { t, te } = useI18n()
  const said = (list: string, code: string | null | undefined): string =>
    code ? (te(`terms.${list}.${code}`) ? t(`terms.${list}.${code}`) : code) : ''
  const choices = <T extends string>(list: string, codes: readonly T[]): Tile<T>[] => codes.map((code) => ({ code, name: said(list, code) }))
  return { said, choices }
}

type Table = keyof CodeTables

/** The national code tables. `label('nations', '01')` is '汉族'. */
export function useTables() {
  const { data } = useAsk('tables.all', {})
  const of = (table: Table) => computed<Choice[]>(() => (data.value?.[table] ?? []).map(({ code, label }) => ({ code, name: label })))
  return {
    relations: of('relations'),
    nations: of('nations'),
    marriages: of('marriages'),
    educations: of('educations'),
    label: (table: Table, code: string | null | undefined): string =>
      (code && data.value?.[table].find((entry) => entry.code === code)?.label) || code || '',
  }
}

/** Loads the places below one, each list once. */
export function usePlaces() {
  const cache = useQueryClient()
  return (parent?: string): Promise<Area[]> => {
    const body = { parent: parent ?? null }
    return cache.fetchQuery({
      queryKey: keyOf('places.list', body),
      queryFn: () => call('places.list', body),
      staleTime: Infinity,
    })
  }
}

/** Codes of places in words, from the province down; a code that is not found stands for itself. */
export function usePlaceNames(codes: () => readonly string[]): Ref<Record<string, string>> {
  const load = usePlaces()
  const names = ref<Record<string, string>>({})
  async function name(code: string): Promise<string> {
    const trail: string[] = []
    let parent: string | undefined
    for (;;) {
      const area = (await load(parent)).find((one) => within(code, one.code))
      if (!area) break
      trail.push(area.name)
      if (area.code === code || !area.has_children) break
      parent = area.code
    }
    return trail.join('') || code
  }
  watch(codes, async (wanted) => {
    for (const code of new Set(wanted)) {
      if (!code || names.value[code]) continue
      names.value[code] = await name(code).catch(() => code)
    }
  }, { immediate: true })
  return names
}
