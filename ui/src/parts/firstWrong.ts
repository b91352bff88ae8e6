import { nextTick } from 'vue'

/** Takes the keyboard to the first field that says what is wrong with it. */
export async function toFirstWrong(within?: ParentNode): Promise<void> {
  await nextTick()
  ;(within ?? document).querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
}
