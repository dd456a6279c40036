"""Ordinary questions: what people ask any assistant. They tell small talk from what a community was taught.

A question about the community is nearer to something taught than to any of these; "What colour is coal?" is not,
although it is not far from a taught "What is our guild colour?" either. Measured with MiniLM on five invented
communities (20 far phrasings and 60 general questions each, `python -m benchmarks.retrieval`): with the plain threshold
of 0.36 the right row is found for 12.8 of 20, and 4.2 of 60 general questions find one, too; with these 17 and 2.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from chatterbox.backend.ports import Embedder, Vectors

SHARE = 0.8
"""How much of a question's likeness to the nearest of these counts against it."""

USUAL = 0.5
"""The likeness that changes nothing, so that a threshold means the same with these and without."""

LEAST = 0.7
"""The share of the threshold that is always needed: what is like nothing at all is not like something taught."""

_AT_A_TIME = 64

ORDINARY = (
    "What is the capital of Japan?",
    "What is the capital of Canada?",
    "What is the capital city of Brazil?",
    "Which country has the most people?",
    "In which country is the Eiffel Tower?",
    "On which continent is Brazil?",
    "What language is spoken in Mexico?",
    "What is the currency of the United Kingdom?",
    "What is the highest mountain in the world?",
    "What is the biggest lake in the world?",
    "Which ocean is the largest?",
    "Which sea lies south of Europe?",
    "Where is Mount Everest?",
    "Where is the Great Wall?",
    "Who wrote Romeo and Juliet?",
    "Who painted the Mona Lisa?",
    "Who was the first president of the United States?",
    "Who invented the telephone?",
    "Who discovered gravity?",
    "Who is the president of France?",
    "When did the Second World War end?",
    "When was the Roman Empire?",
    "What year did people first land on the moon?",
    "What is 5 + 3?",
    "What is 12 - 4?",
    "What is 6 times 7?",
    "What is half of 50?",
    "What is the square root of 81?",
    "How many minutes are in an hour?",
    "How many months does a year have?",
    "How many hours are in a day?",
    "How many wheels does a car have?",
    "How many letters are in the alphabet?",
    "How many legs does a cat have?",
    "How many sides does a square have?",
    "How many continents are there?",
    "What colour is grass?",
    "What colour is snow?",
    "What colour is a banana?",
    "What colour do you get from blue and yellow?",
    "What is the opposite of big?",
    "What is the opposite of happy?",
    "What is the opposite of up?",
    "What is another word for beautiful?",
    "What does the word enormous mean?",
    "How do you spell necessary?",
    "What is the plural of mouse?",
    "What do cats like to eat?",
    "What sound does a dog make?",
    "What is a young cow called?",
    "What is the largest animal on Earth?",
    "Which animal gives us milk?",
    "Which animal has black and white stripes?",
    "Which animals can fly?",
    "What is the fastest animal?",
    "Where do fish live?",
    "What do birds build to live in?",
    "Which insect makes silk?",
    "Name a wild animal.",
    "Name a farm animal.",
    "Name a fruit.",
    "Name a tree.",
    "Name a flower.",
    "Name a colour.",
    "Name a musical instrument.",
    "Name a sport that is played with a ball.",
    "Name three European countries.",
    "Name a day of the week.",
    "Why is the sea salty?",
    "Why is the sky dark at night?",
    "Why do we sleep?",
    "Why do leaves fall in autumn?",
    "What comes after winter?",
    "What month comes after May?",
    "What do we eat for dinner?",
    "What is bread made of?",
    "What is ice made of?",
    "What is the sun?",
    "What is the moon?",
    "Which planet is the largest?",
    "Which planet has rings?",
    "What gas do plants take in?",
    "What is water made of?",
    "At what temperature does water boil?",
    "What is photosynthesis?",
    "What is gravity?",
    "What is electricity?",
    "What is a computer?",
    "What is a robot?",
    "How does a bicycle work?",
    "How do planes fly?",
    "What do we hear with?",
    "What do we smell with?",
    "What do we use to write?",
    "What do you use to eat soup?",
    "What do you wear on your feet?",
    "What do you need when it rains?",
    "Where do you buy bread?",
    "Where do you borrow books?",
    "Who puts out fires?",
    "Who works in a hospital?",
    "Who teaches children?",
    "What do you call your father's brother?",
    "What do you call a person who paints?",
    "Which sport is played on ice?",
    "How many players are in a football team?",
    "What is the internet?",
    "Explain quantum physics simply.",
    "What is the difference between weather and climate?",
    "What is artificial intelligence?",
    "What is democracy?",
    "What is love?",
    "What is the meaning of life?",
    "Give me a recipe for pancakes.",
    "How do I boil an egg?",
    "How do I cook rice?",
    "How can I learn a new language?",
    "How do I lose weight?",
    "How do I tie a tie?",
    "How do I write a letter of application?",
    "How do I sort a list in Python?",
    "How do I center a div in CSS?",
    "Why is my computer slow?",
    "Which phone should I buy?",
    "Give me three tips for better sleep.",
    "What should I do on a rainy day?",
    "Recommend a movie.",
    "Recommend a book.",
    "Say good morning in Italian.",
    "Say goodbye in Japanese.",
    "Translate to Spanish: I love music.",
    "How do you say yes in Russian?",
    "Write a short poem about the rain.",
    "Write a story about a dragon.",
    "Write a sentence with the word river.",
    "Write the word dog backwards.",
    "Write this in lower case: HELLO.",
    "Finish the sentence: Once upon a time ...",
    "Count from ten down to one.",
    "List the vowels.",
    "Tell me a joke.",
    "Tell me something interesting.",
    "Sing me a song.",
    "Let's play a game.",
    "Who are you?",
    "Are you a robot?",
    "How old are you?",
    "What can you do?",
    "Who made you?",
    "Where are you from?",
    "Hello!",
    "Good night everyone.",
    "How is it going?",
    "What's up?",
    "Thank you very much.",
    "Sorry about that.",
    "I feel a bit sad today.",
    "I am so happy!",
    "I'm bored.",
    "I had a terrible day at work.",
    "I passed my exam!",
    "My cat died.",
    "It is my birthday today.",
    "What do you think about that?",
    "Do you like music?",
    "What is your favourite food?",
    "Can I ask you something?",
    "I need some advice.",
    "Can you help me with my homework?",
    "What time is it?",
    "What is the weather like today?",
    "What day is it today?",
)


def needed_similarity(threshold: float, likeness: float) -> float:
    """How similar to an entry a question must be that is so like an ordinary one (both are cosines)."""
    return max(LEAST * threshold, threshold + SHARE * (likeness - USUAL))


class Ordinariness:
    """Judges questions by their likeness to ordinary ones, whose vectors are made at the first use."""

    def __init__(self, embedder: Embedder, questions: Sequence[str] = ORDINARY) -> None:
        self._embedder = embedder
        self._questions = questions
        self._vectors: Vectors | None = None

    async def needed(self, vectors: Vectors, threshold: float) -> list[float]:
        """How similar to an entry each question must be, to be near.

        Raises BackendError when the embedding model does not answer.
        """
        if self._vectors is None:
            self._vectors = await self._embed()
        likeness = np.clip((vectors @ self._vectors.T).max(axis=1), 0.0, 1.0)
        return [needed_similarity(threshold, float(one)) for one in likeness]

    async def _embed(self) -> Vectors:
        parts = [self._questions[begin : begin + _AT_A_TIME] for begin in range(0, len(self._questions), _AT_A_TIME)]
        return np.concatenate([await self._embedder.embed(part) for part in parts])
