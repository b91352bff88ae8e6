//! Conferences (5.5.2.2, appendix B): 联席会商, 联合会诊, 月度分析会, and the tasks they set.
