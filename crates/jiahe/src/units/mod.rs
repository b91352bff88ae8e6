//! Who a station works with: leading, functional and social units, and experts (4.1, 5.6.2, 5.6.3).
