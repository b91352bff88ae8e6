//! 督办 (an order with a deadline, answered and signed off) and 催办 (a nudge).
