/// The one style sheet.
let styleSheet = """
    body { font-family: sans-serif; }
    """
