//! 收发 of the demo: what waits, one's own card with its QR code, the parcel that lies on the stick.

use super::{Album, Told, Window, dialog, tag, whole};

pub async fn walk(window: &Window, album: &mut Album) -> Told {
    window.door("/exchange").await?;
    window.find(&tag("exchange-files")).await?;
    whole(window, album, "exchange").await?;
    window.click(&tag("exchange-meet")).await?;
    window.find(&tag("own-card")).await?;
    dialog(window, album, "exchange-own-card").await?;
    window.tap("[data-testid=exchange-file][data-name^=\"家和包裹\"]").await?;
    window.find(&tag("import-from")).await?;
    album.page(window, "exchange-preview").await?;
    window.click(&tag("import-go")).await?;
    window.find(&tag("import-done")).await?;
    album.page(window, "exchange-receipt").await?;
    window.tap("[data-testid^=import-answer-]").await?;
    window.find(&tag("exchange-sent")).await?;
    album.page(window, "exchange-sent").await?;
    window.door("/today").await?;
    window.find(&tag("today-movements")).await?;
    album.page(window, "today-with-the-new-offer").await
}
