//! Follow-up visits (5.5.3.1): planned from colour and outcome, tried, found.
