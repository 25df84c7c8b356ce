// Looks now and then whether the history has changed, and offers a build that is new.

import {ask, askAgain, forgetAnswers} from "./api.js";
import {element} from "./elements.js";

const lookEvery = 20_000;

/**
 * @param {HTMLElement} place
 * @param {{target: () => string, onShow: (target: string) => void}} page
 */
export function watchHistory(place, {target, onShow}) {
  /** @type {Map<string, any>} targets of the last look */
  let known = new Map();
  let isFirst = true;
  let isGone = false;

  async function look() {
    if (document.hidden) {
      return;
    }
    const answer = await (isFirst ? ask("targets") : askAgain("targets")).catch(() => null);
    if (!answer) {
      isGone = true;
      say("The server does not answer: what you see may be old.");
      return;
    }
    const now = new Map(answer.targets.map((/** @type {any} */ line) => [line.target, line]));
    const isOther = !isFirst && JSON.stringify([...known]) !== JSON.stringify([...now]);
    if (isOther) {
      forgetAnswers();
      tell(now.get(target()));
    } else if (isGone) {
      place.hidden = true;
    }
    [known, isFirst, isGone] = [now, false, false];
  }

  /** @param {any} line of the target that is looked at */
  function tell(line) {
    const before = known.get(target())?.latest.label ?? "";
    if (line && line.latest.label !== before) {
      say(`There is a new build, ${line.latest.label}. `, "show it", () => onShow(line.target));
    } else {
      say("The history has changed. ", "show it", () => onShow(target()));
    }
  }

  /** @param {string} text @param {string} [action] @param {() => void} [act] */
  function say(text, action, act) {
    const press = () => {
      place.hidden = true;
      act?.();
    };
    place.replaceChildren(
      text,
      action ? element("button", {type: "button", onclick: press}, action) : "",
    );
    place.hidden = false;
  }

  setInterval(look, lookEvery);
  addEventListener("focus", look);
  document.addEventListener("visibilitychange", look);
  look();
}
