/** The look of a mail: the viewer's colours (`web/ui/tokens.css`), in what programs of mail understand of CSS. */
export const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; padding: 0; background: #f6f7f6; }
.page { box-sizing: border-box; padding: 32px 16px; background: #f6f7f6; color: #1b2328; font-family: "IBM Plex Sans", "IBM Plex Sans Arabic", -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", Tahoma, Arial, sans-serif; font-size: 16px; line-height: 1.55; }
.page[lang="ar"] { font-family: "IBM Plex Sans Arabic", "Noto Sans Arabic", -apple-system, "Segoe UI", Tahoma, Arial, sans-serif; font-size: 17px; line-height: 1.8; }
.brand, .card, .end { max-width: 560px; margin: 0 auto; }
.brand { padding: 0 4px 12px; color: #0b6e63; font-size: 20px; font-weight: 600; line-height: 1.4; }
.card { box-sizing: border-box; padding: 28px; background: #ffffff; border: 1px solid #dfe3e2; border-top: 4px solid #0b6e63; border-radius: 12px; }
h1 { margin: 0 0 20px; font-size: 22px; font-weight: 600; line-height: 1.4; }
p { margin: 0 0 16px; }
dl { margin: 0 0 16px; padding: 12px 16px; background: #f6f7f6; border-radius: 8px; }
dt { color: #55606a; font-size: 14px; }
dd { margin: 0 0 8px; }
dd:last-child { margin: 0; }
.button { display: inline-block; margin: 8px 0; padding: 12px 24px; border-radius: 8px; background: #0b6e63; color: #ffffff; font-weight: 600; text-decoration: none; }
.plain { color: #0b6e63; }
.notes, .end { color: #55606a; font-size: 14px; }
.page[lang="ar"] .notes, .page[lang="ar"] .end, .page[lang="ar"] dt { font-size: 15px; }
.notes p, .end p { margin: 0 0 8px; }
.notes p:last-child { margin: 0; }
.number { white-space: nowrap; }
.address { overflow-wrap: anywhere; word-break: break-all; }
.end { padding: 16px 4px 0; }
@media (max-width: 480px) { .page { padding: 20px 12px; } .card { padding: 20px; } .button { display: block; text-align: center; } }
@media (prefers-color-scheme: dark) {
body, .page { background: #11161a; }
.page { color: #e8edf0; }
.card { background: #171d22; border-color: #2d363e; border-top-color: #5cc4b4; }
dl { background: #1e252b; }
.brand, .plain { color: #5cc4b4; }
.button { background: #5cc4b4; color: #07211d; }
dt, .notes, .end { color: #a7b2ba; }
}
`;
