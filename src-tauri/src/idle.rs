//! Locks the desk when nobody has touched it for a while. The window says when it is touched; the
//! decision is taken here, so that a page that hangs or is asleep cannot keep the desk open.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use tauri::{AppHandle, Emitter};

use crate::WINDOW;
use crate::bridge::Bridge;

const MINUTES: u32 = 10;
const TICK: Duration = Duration::from_secs(2);

/// When the desk was last touched. Two clocks, because the steady one stands still while a laptop
/// sleeps and the wall clock can be set back.
pub(crate) struct Idle(Mutex<(Instant, SystemTime, u32)>);

impl Default for Idle {
    fn default() -> Self {
        Self(Mutex::new((Instant::now(), SystemTime::now(), MINUTES)))
    }
}

impl Idle {
    pub(crate) fn awake(&self, minutes: Option<u32>) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = minutes.map_or(state.2, |asked| asked.clamp(1, 120));
        *state = (Instant::now(), SystemTime::now(), kept);
    }

    fn over(&self) -> bool {
        let (steady, wall, minutes) = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        is_over(steady.elapsed(), wall.elapsed().unwrap_or_default(), minutes)
    }
}

fn is_over(steady: Duration, wall: Duration, minutes: u32) -> bool {
    steady.max(wall) >= Duration::from_secs(u64::from(minutes) * 60)
}

/// Looks every two seconds; when the time is over, ends the session and tells the window `locked`.
pub(crate) fn watch(app: AppHandle, bridge: Arc<Bridge>) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(TICK);
            if bridge.idle().over()
                && bridge.lock()
                && let Err(error) = app.emit_to(WINDOW, "locked", ())
            {
                tracing::warn!(%error, "the window was not told that it is locked");
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn either_clock_locks_the_desk() {
        let (short, long) = (Duration::from_secs(59), Duration::from_secs(60));
        assert!(!is_over(short, short, 1));
        assert!(is_over(long, short, 1), "nobody there for a minute");
        assert!(is_over(short, long, 1), "the laptop slept for a minute");
        assert!(is_over(long, Duration::ZERO, 1), "the wall clock was set back");
    }

    #[test]
    fn the_window_cannot_ask_for_a_desk_that_never_locks() {
        let idle = Idle::default();
        idle.awake(Some(u32::MAX));
        assert_eq!(idle.0.lock().unwrap().2, 120);
        idle.awake(None);
        assert_eq!(idle.0.lock().unwrap().2, 120);
        idle.awake(Some(0));
        assert_eq!(idle.0.lock().unwrap().2, 1);
    }
}
