/** @file Notices, the word that the server is away, and what is spoken. */
import { dismiss, notices, spoken } from "../store/notice.ts";
import { writing } from "../store/writing.ts";
import { say } from "../words/say.ts";
import { IconButton } from "./icon-button.tsx";

export function Notices() {
  return (
    <div class="notices" aria-live="polite">
      <Progress />
      {notices.value.map(({ id, text, isWarning, action }) => (
        <p class={isWarning ? "notice is-warning" : "notice"} key={id}>
          <span>{text}</span>
          {action === undefined ? undefined : (
            <button
              type="button"
              class="link"
              onClick={() => {
                action.run();
                dismiss(id);
              }}
            >
              {action.name}
            </button>
          )}
          <IconButton icon="close" name={say("page.dismiss")} onClick={() => dismiss(id)} />
        </p>
      ))}
      <p class="unseen" role="status" aria-live="polite">
        {spoken.value}
      </p>
    </div>
  );
}

function Progress() {
  const now = writing.value;
  if (now === undefined) return null;
  const words = {
    begin: say("writing.begin"),
    queued: say("writing.queued", now.ahead),
    writing: say("writing.bar", now.bar),
    judging: say("writing.judging"),
  };
  return (
    <p class="notice is-progress" aria-live="off">
      {words[now.stage]}
    </p>
  );
}
