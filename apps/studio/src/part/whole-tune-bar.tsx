/** @file What can be done with the whole tune, quietly below its title, with undo, redo and saving. */
import { saveSheet } from "../library/save.ts";
import { redoAloud, undoAloud } from "../page-keys.ts";
import { selection } from "../store/cursor.ts";
import { canRedo, canUndo, isSaved } from "../store/sheet.ts";
import { say } from "../words/say.ts";
import { IconButton } from "./icon-button.tsx";
import { TuneActions } from "./tune-actions.tsx";

export function WholeTuneBar() {
  return (
    <div class="whole-tune" role="toolbar" aria-label={say("edit.whole")}>
      <IconButton icon="undo" name={say("edit.undo")} onClick={undoAloud} isDisabled={!canUndo.value} />
      <IconButton icon="redo" name={say("edit.redo")} onClick={redoAloud} isDisabled={!canRedo.value} />
      <IconButton
        icon="save"
        name={say("library.save")}
        onClick={() => void saveSheet()}
        class={isSaved.value ? "is-kept" : ""}
      />
      {selection.value === undefined ? (
        <span class="whole-tune-actions">
          <TuneActions hasRewrite={false} />
        </span>
      ) : undefined}
    </div>
  );
}
