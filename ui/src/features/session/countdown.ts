// A delay counted down on screen, against the clock on the wall.
import { onBeforeUnmount, ref, type Ref } from 'vue'

/** Whole seconds left, rounded up, never below nought and never above what was asked (a clock set back). */
export function secondsLeft(until: number, now: number, most: number): number {
  return Math.max(0, Math.min(most, Math.ceil((until - now) / 1000)))
}

/** '45 秒' is the words' business: here 75 → {minutes: 1, seconds: 15}. */
export function split(seconds: number): { minutes: number; seconds: number } {
  return { minutes: Math.floor(seconds / 60), seconds: seconds % 60 }
}

/** `wait(n)` starts counting from n; `left` is what remains. */
export function useCountdown(): { left: Ref<number>; wait: (seconds: number) => void } {
  const left = ref(0)
  let until = 0
  let most = 0
  let timer: number | undefined
  const stop = () => {
    window.clearInterval(timer)
    timer = undefined
  }
  const tick = () => {
    left.value = secondsLeft(until, Date.now(), most)
    if (left.value === 0) stop()
  }
  onBeforeUnmount(stop)
  return {
    left,
    wait(seconds) {
      stop()
      most = Math.max(0, Math.ceil(seconds))
      until = Date.now() + most * 1000
      tick()
      if (left.value > 0) timer = window.setInterval(tick, 250)
    },
  }
}
