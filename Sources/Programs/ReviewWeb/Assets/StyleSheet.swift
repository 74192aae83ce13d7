/// The one style sheet, put together from the parts beside this file. Own design; nothing is loaded from elsewhere, and
/// fonts are the system's.
let styleSheet = styleBase + styleFrame + styleQueue + styleCase + styleForms + styleInsight
