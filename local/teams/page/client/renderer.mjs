import { hostConfig } from './host-config.mjs';
import { markdownToHtml } from './words.mjs';

const cards = globalThis.AdaptiveCards;

/** The stock input with a limit counts an empty box as out of range: an optional number could then not be left out. */
class OptionalNumberInput extends cards.NumberInput {
  isValid() {
    return this.isSet() ? super.isValid() : !this.isRequired;
  }
}

const elements = new cards.CardObjectRegistry();
cards.GlobalRegistry.populateWithDefaultElements(elements);
elements.register('Input.Number', OptionalNumberInput);

cards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownToHtml(text);
  result.didProcess = true;
};

const config = new cards.HostConfig(hostConfig);

/** Parses and draws a card; `onAction` gets every pressed action, `onInput` each change of a field. */
export function drawCard(json, { onAction, onInput }) {
  const context = new cards.SerializationContext(cards.Versions.v1_6);
  context.setElementRegistry(elements);
  const card = new cards.AdaptiveCard();
  card.hostConfig = config;
  card.onExecuteAction = onAction;
  card.onInputValueChanged = onInput;
  card.parse(json, context);
  const element = card.render();
  return { card, element };
}
