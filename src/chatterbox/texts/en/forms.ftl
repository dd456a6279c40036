# Forms. Titles and labels: 45 characters; descriptions: 100.
form-correct-title = What should I have said?
form-teach-title = Teach me
form-question = The question, in your own words
form-question-why = Optional. With it I learn this for good; it is never taken from the chat.
form-answer = The right answer
form-phrasings = Further ways to ask it
form-phrasings-how = Optional, one a line.
form-reason = Why (optional)
form-means = Submitting gives these words to this server: I use them at once where I may, and they become training rows of its model. You can take them back with Undo or /hi.
form-add-question-title = Add the question
form-test-title = Test the model
form-test-cases = Cases, as JSON
form-test-how = expect, any, all, not, exact or regex; messages instead of prompt. Or: /test file:
form-instruction-title = The instruction of this server
form-instruction = What I am told before every question
form-instruction-means = It acts from the next question on. The trained model learns it with the next /train.
