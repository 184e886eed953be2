/** @file A button with a sign on it and a name. */
import { Icon, type IconName } from "./icon.tsx";

export interface IconButtonProps {
  readonly icon: IconName;
  readonly name: string;
  readonly onClick: () => void;
  /** For a switch: whether it is on. */
  readonly isOn?: boolean;
  readonly isDisabled?: boolean;
  readonly class?: string;
}

export function IconButton({ icon, name, onClick, isOn, isDisabled, class: more = "" }: IconButtonProps) {
  return (
    <button
      type="button"
      class={`icon-button ${more}`}
      aria-label={name}
      title={name}
      aria-pressed={isOn}
      disabled={isDisabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
