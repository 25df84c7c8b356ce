// The row of choices above a view; each choice goes into the address.

import {element} from "./elements.js";

/** @typedef {import("./main.js").Scene} Scene */

/**
 * A list to choose from.
 *
 * @param {Scene} scene
 * @param {string} title
 * @param {string} name in the address
 * @param {string} chosen
 * @param {(string | {value: string, text: string})[]} options
 */
export function picker(scene, title, name, chosen, options) {
  const lines = options.map((one) => (typeof one === "string" ? {value: one, text: one} : one));
  return element(
    "label",
    {},
    `${title} `,
    element(
      "select",
      {name, onchange: (event) => scene.go({[name]: event.target.value})},
      ...lines.map(({value, text}) => element("option", {value, selected: value === chosen}, text)),
    ),
  );
}

/** @param {string} name @param {boolean} isOn @param {() => void} onclick */
export function toggle(name, isOn, onclick) {
  return element("button", {type: "button", "aria-pressed": isOn, onclick}, name);
}

/**
 * Some of which one is on.
 *
 * @param {Scene} scene
 * @param {string} title for those who do not see them side by side
 * @param {string} name in the address
 * @param {string} chosen
 * @param {{value: string, text: string}[]} options
 */
export function switcher(scene, title, name, chosen, options) {
  return choices(
    title,
    options.map(({value, text}) => ({
      name: text,
      pressed: value === chosen,
      onPress: () => scene.go({[name]: value}),
    })),
  );
}

/**
 * Buttons of which some are pressed.
 *
 * @param {string} title for those who do not see them side by side
 * @param {{name: string, pressed: boolean, onPress: () => void}[]} buttons
 */
export function choices(title, buttons) {
  return element(
    "span",
    {class: "choices", role: "group", "aria-label": title},
    ...buttons.map(({name, pressed, onPress}) => toggle(name, pressed, onPress)),
  );
}

/**
 * Fields that go into the address together, on Enter.
 *
 * @param {Scene} scene
 * @param {{name: string, title: string, placeholder?: string}[]} fields
 * @param {string} action what the button says
 */
export function fieldForm(scene, fields, action) {
  const inputs = fields.map(({name, title, placeholder = ""}) =>
    element("input", {
      name,
      value: scene.state.values[name] ?? "",
      placeholder,
      "aria-label": title,
    }),
  );
  const form = element(
    "form",
    {class: "fields"},
    ...inputs,
    element("button", {type: "submit"}, action),
  );
  form.onsubmit = (event) => {
    event.preventDefault();
    scene.go(Object.fromEntries(inputs.map((input) => [input.name, input.value.trim()])));
  };
  return form;
}
