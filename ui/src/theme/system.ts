// Which system this is, for the few looks that differ by it (`tokens.css`).
document.documentElement.classList.toggle('linux', /Linux/.test(navigator.userAgent))
