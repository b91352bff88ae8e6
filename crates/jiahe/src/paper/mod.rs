#[derive(Debug)] pub struct Fonts;
