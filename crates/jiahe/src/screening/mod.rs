//! Screening (排查) and the register of families to look after (重点家庭, 5.5.1.1).
