//! Against violence: warning letters, protection orders, no contact (反家庭暴力法).
