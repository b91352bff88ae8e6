import { nextTick } from 'vue'

/** Takes the keyboard to the first field that says what is wrong with it. */
export async function toFirstWrong(within: ParentNode | undefined): Promise<void> {
  await nextTick()
  within?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
}
