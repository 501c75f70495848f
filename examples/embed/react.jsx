import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";

const TOPICS = { T3: "Regional security", T6: "Industry" };

// React 19 sets attributes or properties, whichever there are, and listens to any event.
function Article() {
  const [topic, setTopic] = useState("T3");
  const [route, setRoute] = useState("nowhere yet");
  const [isThere, setThere] = useState(true);
  return (
    <>
      <p>
        {Object.entries(TOPICS).map(([id, name]) => (
          <button key={id} onClick={() => setTopic(id)}>{name}</button>
        ))}
        <button onClick={() => setThere(!isThere)}>{isThere ? "Take it away" : "Bring it back"}</button>
      </p>
      {isThere && (
        <readout-explorer
          view="compare/topics"
          topic={topic}
          chrome="tabs"
          onreadout-navigate={event => setRoute(event.detail.route)}
        >
          <a href={`./#/compare/topics?topic=${topic}`}>Compare the two reports.</a>
        </readout-explorer>
      )}
      <p>The reader is at {route}.</p>
    </>
  );
}

createRoot(document.getElementById("root")).render(<StrictMode><Article /></StrictMode>);
