//! The eight services (5.4), each with its own record.
