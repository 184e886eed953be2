/** @file The line of words: always there, and what is being written because of it. */
import { setWords, words } from "../store/wish.ts";
import { compose, stopWriting, writing } from "../store/writing.ts";
import { say } from "../words/say.ts";

export function WordsLine() {
  const isWriting = writing.value !== undefined;
  return (
    <form
      class="words-line"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWriting) stopWriting();
        else void compose();
      }}
    >
      <input
        id="wish"
        type="text"
        aria-label={say("wish.label")}
        placeholder={say("wish.placeholder")}
        autocomplete="off"
        maxLength={2_000}
        value={words.value}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      <button type="submit" class={isWriting ? "primary is-stop" : "primary"}>
        {say(isWriting ? "wish.stop" : "wish.write")}
      </button>
    </form>
  );
}
