/** The stable words by which the story knows the cards; the same for everybody who sees them. */
export const REQUEST = /Your highlight report, please/;
export const FORM = /highlight report.*Submit report/is;
export const RECEIVED = /Received \d\d:\d\d/;
export const FILED = /Filed in SharePoint \d\d:\d\d/;
export const STATUS = /reports in/;

/** The panes from the left. */
export const LEFT = 0;
export const MIDDLE = 1;
export const RIGHT = 2;
