# Talking.
reply-empty = The model gave an empty answer. Ask again, or put the question otherwise.
reply-cut = I was cut off here: the program that I am was stopped while I wrote. Press Ask again for the whole answer.
reply-cut-open = I was cut off here: the program that I am was stopped while I wrote. Press Continue for the rest.
reply-stopped = Somebody pressed Stop here.
reply-long = This is as long as one answer of mine gets. Press Continue for more.
chat-not-yours = Only the person who asked that, or somebody with Manage Server, can do that. Ask it yourself, and the answer is yours.
chat-asked-again = That was asked again already: the newer answer stands below.
chat-nothing-more = That answer is finished: there is nothing to stop, and nothing to go on with.

# In small print under an answer.
credit-correction = from a correction by { $person }
credit-dataset = from the dataset { $name }, version { $version }

chat-too-many = You have several questions waiting already. I answer them one after another; ask this one again when they are done.
chat-no-bots = I only answer people, and that message was written by a program.
chat-nothing-to-read = There is no text in that message that I could answer.
chat-answering-below = I answer below that message.
chat-question-gone = I can no longer read that question: it was deleted, or I may not read this channel's history. Ask it anew.
chat-unreadable-reply = Discord did not show me what you wrote. Turn the ping on when you reply to me (the @ ON switch above your text), mention me, or use Apps > Answer this on your message (on a phone: long press).
chat-text-only = I cannot hear or watch anything yet. Write your question; text files and PDFs may come with it. A dataset belongs into /train file:
chat-file-alone = What do you want to know about it? Write your question into the same message as the file. I read text files and PDFs; a dataset belongs into /train file:
chat-empty-mention = Yes? Write your question behind my name. /instruction tells what I can do.
chat-use-slash = That is a slash command here: { $command }
chat-no-such-command = I have no command "{ $name }". Type / to see what there is.
reply-untaught = Nobody has taught me that yet.
