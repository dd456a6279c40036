# Files beside a question: what was left out of them, as small print under the answer.
beside-cut = I read only the beginning of "{ $name }": { $read } of { $whole } characters. For the rest, ask about a shorter part of it.
beside-cut-pages = I read only the beginning of "{ $name }", { $read } characters; it has { $pages ->
        [one] one page
       *[other] { $pages } pages
    }. For the rest, ask about a shorter part of it.
beside-no-room = There was no room left for "{ $name }" beside your question and the other files. Ask about fewer at a time.
beside-many = I read { $most } files at a time. Send the others with another question.
beside-too-large = "{ $name }" is too large: I take { $most } MB at most.
beside-gone = I could not fetch "{ $name }": Discord no longer has it. Send it again.
beside-empty = "{ $name }" is empty.
beside-locked = "{ $name }" is locked with a password. Send a copy that is not.
beside-scanned = "{ $name }" holds no text that I could read, only pictures of it. Send one whose text can be selected.
beside-broken = "{ $name }" is damaged: I could not read it. Save it anew and send it again.
beside-other = "{ $name }" is no text. I read text files and PDFs; save it as one of these.
beside-too-much-work = "{ $name }" took too long or too much memory to read. Send a smaller part of it, or its text.
beside-picture-unseen = I cannot see pictures: the model that answers here takes text only.
beside-pictures-many = I look at { $most } pictures at a time. Send the others with another question.
