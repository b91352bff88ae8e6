//! A case between stations, units and persons: 交办, 上报, 退回, 移交, 转介, 协同 (5.5.1, 5.5.2, appendix B).
