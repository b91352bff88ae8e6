// Reading and writing through the core with a cache in between. A query is keyed [noun, command, body]:
// after each commit the core says which nouns changed, and what was read of them is read again.
import { QueryClient, useMutation, useQuery, useQueryClient, type QueryKey } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { call, type Command, type Req, type Res } from './client'
import { asFault, type CallFault } from './fault'

/** The noun a command is about: `cases.list` → `cases`. */
export const nounOf = (command: string): string => command.split('.')[0] ?? command

/** The key under which an answer is kept. */
export const keyOf = <C extends Command>(command: C, body: Req<C>) => [nounOf(command), command, body] as const

/** The cache. The core is on this PC (or beside it), so being offline means nothing, and a refusal is final. */
export function newCache(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false, staleTime: 60_000 },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

/** The nouns that each command's answer is made of, beside its own: all that any of its readers named. */
const madeOf = new Map<string, Set<string>>()

/** Forget what was read of these nouns, and read again what is on screen. */
export async function freshen(cache: QueryClient, nouns: readonly string[]): Promise<void> {
  const predicate = ({ queryKey: [own, command] }: { queryKey: QueryKey }): boolean => {
    const also = madeOf.get(String(command))
    return nouns.some((noun) => own === noun || also?.has(noun))
  }
  // What is still on its way to a page that was left may be older than the change, and would count as fresh.
  await cache.cancelQueries({ predicate, type: 'inactive' })
  await cache.invalidateQueries({ predicate })
}

export interface AskOptions {
  /** Ask only while this holds. */
  enabled?: MaybeRefOrGetter<boolean>
  /** Other nouns whose change makes this answer stale. */
  also?: string[]
  /** Keep showing the last answer while the next one is fetched (lists with filters). */
  keep?: boolean
}

/** Reads. `fault` is the refusal as a value; everything else is TanStack's. */
export function useAsk<C extends Command>(command: C, body: MaybeRefOrGetter<Req<C>>, options: AskOptions = {}) {
  const also = madeOf.get(command) ?? new Set<string>()
  options.also?.forEach((noun) => also.add(noun))
  madeOf.set(command, also)
  const answer = useQuery<Res<C>, CallFault>({
    queryKey: computed(() => keyOf(command, toValue(body))),
    queryFn: () => call(command, toValue(body)),
    enabled: computed(() => toValue(options.enabled) ?? true),
    // An answer is replaced, never changed: thousands of rows need no proxy each.
    shallow: true,
    ...(options.keep ? { placeholderData: (last: unknown) => last as never } : {}),
  })
  return { ...answer, fault: computed(() => (answer.error.value ? asFault(answer.error.value) : null)) }
}

/** Writes. `tell(body)` resolves with the answer; `fault` holds the last refusal and is cleared by the next try. */
export function useTell<C extends Command>(command: C) {
  const cache = useQueryClient()
  const write = useMutation<Res<C>, CallFault, Req<C>>({
    mutationFn: (body) => call(command, body),
    // The core announces what changed as well; this one is for the writer's own screen, at once.
    onSuccess: () => freshen(cache, [nounOf(command)]),
  })
  return {
    tell: write.mutateAsync,
    busy: write.isPending,
    fault: computed(() => (write.error.value ? asFault(write.error.value) : null)),
    forget: write.reset,
  }
}
