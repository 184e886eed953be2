/** @file The empty desk: three wishes to click, in the visitor's language. */
import { begin } from "../store/sheet.ts";
import { setWords } from "../store/wish.ts";
import { compose } from "../store/writing.ts";
import { say } from "../words/say.ts";
import { openPicker } from "./open-file.ts";

const WISHES = ["empty.wish1", "empty.wish2", "empty.wish3"] as const;

/** Four bars of rest to write over. */
const BLANK = "X:1\nT:\nM:4/4\nL:1/8\nQ:1/4=100\nK:C\nz8 | z8 | z8 | z8 |]\n";

export function EmptyPage() {
  return (
    <section class="empty" id="score">
      <h1>{say("empty.title")}</h1>
      <p>{say("empty.lead")}</p>
      <ul class="wishes">
        {WISHES.map((wish) => (
          <li key={wish}>
            <button
              type="button"
              onClick={() => {
                setWords(say(wish));
                void compose();
              }}
            >
              {say(wish)}
            </button>
          </li>
        ))}
      </ul>
      <p class="empty-or">
        {say("empty.or")}{" "}
        <button type="button" class="link" onClick={openPicker}>
          {say("empty.open")}
        </button>
        {" · "}
        <button type="button" class="link" onClick={() => begin(BLANK, "why.blank")}>
          {say("empty.blank")}
        </button>
      </p>
    </section>
  );
}
