/** Like Teams in its light theme: fonts, colours, spacing and buttons near enough to judge a card by. */
const pair = (colour: string, subtle: string) => ({ default: colour, subtle });
const FOREGROUND = {
  default: pair('#242424', '#616161'),
  dark: pair('#242424', '#616161'),
  light: pair('#ffffff', '#f3f2f1'),
  accent: pair('#5b5fc7', '#7f85f5'),
  good: pair('#237b4b', '#379154'),
  warning: pair('#8a5100', '#a05b00'),
  attention: pair('#c4314b', '#cc4a31'),
};
const STYLE_OF = (backgroundColor: string) => ({ backgroundColor, foregroundColors: FOREGROUND });

export const HOST_CONFIG = {
  supportsInteractivity: true,
  fontFamily: '"Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif',
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 200, default: 400, bolder: 600 },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: '#e0e0e0' },
  containerStyles: {
    default: STYLE_OF('#ffffff'),
    emphasis: STYLE_OF('#f5f5f5'),
    good: STYLE_OF('#e7f2da'),
    attention: STYLE_OF('#fcf4f6'),
    warning: STYLE_OF('#fbf6d9'),
    accent: STYLE_OF('#e9eaf6'),
  },
  inputs: {
    label: {
      requiredInputs: { weight: 'Bolder', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'Bolder' },
      inputSpacing: 'Small',
    },
    errorMessage: { color: 'attention' },
  },
  actions: {
    maxActions: 6,
    spacing: 'Default',
    buttonSpacing: 8,
    actionsOrientation: 'Horizontal',
    actionAlignment: 'Left',
  },
  table: { cellSpacing: 8 },
};

export const STYLE = `
body { margin: 0; background: #f0f0f0; }
main { padding: 8px; background: #f0f0f0; }
.ac-adaptiveCard { background: #fff; border-radius: 6px; border: 1px solid #e0e0e0; max-width: 720px; }
.ac-pushButton { font: 600 14px "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; border: 1px solid #d1d1d1; border-radius: 4px; background: #fff; color: #242424; padding: 6px 12px; min-height: 32px; white-space: normal; }
.ac-pushButton.style-positive { background: #5b5fc7; border-color: #5b5fc7; color: #fff; }
.ac-input { font: 14px "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; border: 0; border-bottom: 1px solid #616161; border-radius: 4px; background: #f5f5f5; padding: 6px 10px; box-sizing: border-box; width: 100%; color: #242424; }
.ac-input.ac-multichoiceInput { font-size: 14px; }
.ac-choiceSetInput-expanded, .ac-toggleInput { border: 0; background: none; padding: 0; }
input[type=radio], input[type=checkbox] { width: 18px; height: 18px; margin: 4px 8px 4px 0; }
textarea.ac-input { min-height: 64px; field-sizing: content; }
`;
